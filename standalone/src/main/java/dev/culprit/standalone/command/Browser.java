package dev.culprit.standalone.command;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** The desktop's browser, by the system's own command: AWT would load half a desktop to find the same. */
final class Browser {
    private static final long PATIENCE_SECONDS = 5;

    private Browser() {}

    /** Opens a file, and says so in one line; where that cannot be done, where the file is. */
    static String open(Path file) {
        URI address = file.toAbsolutePath().normalize().toUri();
        return starts(command(System.getProperty("os.name", ""), address))
                ? "Opened in the browser: " + address
                : "No browser can be opened from here. The page is " + address;
    }

    static List<String> command(String system, URI address) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return List.of("rundll32", "url.dll,FileProtocolHandler", address.toString());
        }
        return List.of(name.startsWith("mac") ? "open" : "xdg-open", address.toString());
    }

    /** Whether it began without complaint; one that runs on is the browser itself. */
    private static boolean starts(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return !process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
