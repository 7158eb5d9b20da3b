package dev.culprit.standalone.doctor.check;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Does checks side by side, each within its time, and tells what they find in the order of the checks, as it comes. */
public final class CheckUp {
    /** A check that waits until its deadline says so itself, and better. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final Duration patience;
    private final Clock clock;
    private final UnaryOperator<String> clean;
    private final Function<Throwable, Finding> onDefect;

    /**
     * How checks are done.
     *
     * @param patience of each check
     * @param clean takes out what must not be shown
     * @param onDefect what is told of a check that fails itself
     */
    public CheckUp(Duration patience, Clock clock, UnaryOperator<String> clean, Function<Throwable, Finding> onDefect) {
        this.patience = patience;
        this.clock = clock;
        this.clean = clean;
        this.onDefect = onDefect;
    }

    /** Returns when all have been told; then none is at work any more. */
    public void run(List<Check> checks, Consumer<Told> listener) throws InterruptedException {
        var deadline = Deadline.in(patience, clock);
        var tasks = new ArrayList<FutureTask<List<Finding>>>();
        try {
            for (Check check : checks) {
                var task = new FutureTask<>(() -> check.look(deadline));
                tasks.add(task);
                Thread.ofPlatform().daemon().name("doctor-" + check.name()).start(task);
            }
            for (int i = 0; i < tasks.size(); i++) {
                String name = checks.get(i).name();
                for (Finding finding : await(tasks.get(i), deadline)) {
                    listener.accept(new Told(name, finding.cleaned(clean)));
                }
            }
        } finally {
            tasks.forEach(task -> task.cancel(true));
        }
    }

    private List<Finding> await(FutureTask<List<Finding>> task, Deadline deadline) throws InterruptedException {
        try {
            return task.get(deadline.left().plus(GRACE).toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return List.of(new Finding.Wrong(
                    "nothing is known of it " + deadline.words(),
                    "look at the network between here and there, or give it longer with --timeout"));
        } catch (ExecutionException e) {
            return List.of(onDefect.apply(e.getCause()));
        }
    }
}
