package dev.culprit.faults.fault;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.stream.Collectors;

/** Several faults at once, of different things. */
record Together(List<Fault> faults) implements Fault {
    /** Takes the next, and of those behind it what may be made with it, up to so many. */
    static Fault next(Queue<Fault> left, int atOnce) {
        var taken = new ArrayList<Fault>();
        var hit = new HashSet<String>();
        for (Fault fault : left) {
            if (taken.size() < atOnce && Collections.disjoint(hit, fault.hits())) {
                taken.add(fault);
                hit.addAll(fault.hits());
            }
        }
        left.removeAll(taken);
        return taken.size() == 1 ? taken.getFirst() : new Together(List.copyOf(taken));
    }

    @Override
    public String name() {
        return faults.stream().map(Fault::name).sorted().collect(Collectors.joining(" + "));
    }

    @Override
    public Set<String> hits() {
        return faults.stream().flatMap(fault -> fault.hits().stream()).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public boolean mendsItself() {
        return faults.stream().allMatch(Fault::mendsItself);
    }

    @Override
    public void begin() throws IOException, InterruptedException {
        for (Fault fault : faults) {
            fault.begin();
        }
    }

    @Override
    public void end() throws IOException, InterruptedException {
        for (Fault fault : faults) {
            fault.end();
        }
    }
}
