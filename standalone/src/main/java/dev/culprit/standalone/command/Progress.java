package dev.culprit.standalone.command;

import java.io.PrintStream;

/** One line on standard error that counts up: rewritten in place on a terminal, and left out elsewhere. */
final class Progress implements AutoCloseable {
    private final PrintStream err;
    private final String what;
    private final int total;
    private final boolean live;
    private boolean open;

    private Progress(PrintStream err, String what, int total, boolean live) {
        this.err = err;
        this.what = what;
        this.total = total;
        this.live = live;
    }

    /** On a terminal only, which the launcher tells. */
    static Progress of(String what, int total) {
        return new Progress(System.err, what, total, Boolean.getBoolean("culprit.terminal.err"));
    }

    void done(int count) {
        if (live) {
            open = true;
            err.print("\r" + what + ": " + count + "/" + total);
            err.flush();
        }
    }

    /** Ends the line; a second call does nothing. */
    @Override
    public void close() {
        if (open) {
            err.println();
            open = false;
        }
    }
}
