package dev.culprit.faults.fault;

import dev.culprit.faults.rig.Child;
import dev.culprit.faults.rig.Gate;
import dev.culprit.faults.rig.Outsider;
import dev.culprit.faults.rig.Rig;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/** All that may go wrong here. */
final class Faults {
    private Faults() {}

    /** One of each kind; which of several it hits is drawn. */
    static List<Fault> of(Rig rig, Random random) {
        int correlator = random.nextInt(rig.correlators().size());
        Child unlucky = rig.correlators().get(correlator);
        Child broker = rig.brokers().get(random.nextInt(rig.brokers().size()));
        List<Gate> allGates =
                rig.brokers().stream().flatMap(node -> rig.gates(node).stream()).toList();
        var faults = new ArrayList<Fault>(List.of(
                new Killed(rig.collector()),
                new Frozen("frozen", List.of(rig.collector())),
                new Killed(unlucky),
                new Frozen("frozen", List.of(unlucky)),
                new Stopped(unlucky),
                new Killed(broker),
                new Frozen("frozen", List.of(broker)),
                new Frozen("Kafka frozen", rig.brokers()),
                new Away("Kafka away", rig.brokers()),
                new Unreachable(
                        broker.name() + " unreachable for the others", Set.of(broker.name()), rig.gates(broker)),
                new Unreachable("brokers cut off from each other", names(rig.brokers()), allGates),
                new GateFault("API server away", rig.gate(), Gate.State.SHUT),
                new GateFault("API server stuck", rig.gate(), Gate.State.STUCK),
                new Killed(rig.summarizer()),
                new Frozen("frozen", List.of(rig.summarizer())),
                new Killed(rig.ruleGenerator()),
                new Frozen("frozen", List.of(rig.ruleGenerator())),
                new HangingCallers(rig),
                new CorruptState(unlucky, rig.state(correlator))));
        rig.outsiders().forEach(outsider -> faults.add(new Silent(outsider)));
        FullState.of(unlucky, rig.state(correlator)).ifPresent(faults::add);
        return faults;
    }

    private static Set<String> names(List<Child> children) {
        return children.stream().map(Child::name).collect(Collectors.toUnmodifiableSet());
    }

    /** {@code kill -9}. */
    private record Killed(Child child) implements Fault {
        @Override
        public Set<String> hits() {
            return Set.of(child.name());
        }

        @Override
        public String name() {
            return child.name() + " killed";
        }

        @Override
        public boolean mendsItself() {
            return true;
        }

        @Override
        public void begin() throws InterruptedException {
            child.kill();
        }
    }

    /** A rolling update does this. */
    private record Stopped(Child child) implements Fault {
        @Override
        public Set<String> hits() {
            return Set.of(child.name());
        }

        @Override
        public String name() {
            return child.name() + " stopped in order";
        }

        @Override
        public boolean mendsItself() {
            return true;
        }

        @Override
        public void begin() throws InterruptedException {
            child.stop();
        }
    }

    /** SIGSTOP: the connections stay, and nobody answers. */
    private record Frozen(String what, List<Child> children) implements Fault {
        @Override
        public Set<String> hits() {
            return names(children);
        }

        @Override
        public String name() {
            return children.size() == 1 ? children.getFirst().name() + " " + what : what;
        }

        @Override
        public void begin() throws IOException, InterruptedException {
            for (Child child : children) {
                child.freeze();
            }
        }

        @Override
        public void end() throws IOException, InterruptedException {
            for (Child child : children) {
                child.thaw();
            }
        }
    }

    /** Killed, and down for a while: connections are refused. */
    private record Away(String name, List<Child> children) implements Fault {
        @Override
        public Set<String> hits() {
            return names(children);
        }

        @Override
        public void begin() throws InterruptedException {
            for (Child child : children) {
                child.halt();
            }
        }

        @Override
        public void end() throws IOException {
            for (Child child : children) {
                child.start();
            }
        }
    }

    private record GateFault(String name, Gate gate, Gate.State state) implements Fault {
        @Override
        public Set<String> hits() {
            return Set.of("API server");
        }

        @Override
        public void begin() {
            gate.set(state);
        }

        @Override
        public void end() {
            gate.set(Gate.State.OPEN);
        }
    }

    /** Nothing comes through to brokers from the others, and no word that it does not: clients see nothing of it. */
    private record Unreachable(String name, Set<String> hits, List<Gate> gates) implements Fault {
        @Override
        public void begin() {
            gates.forEach(gate -> gate.set(Gate.State.STUCK));
        }

        @Override
        public void end() {
            gates.forEach(gate -> gate.set(Gate.State.OPEN));
        }
    }

    /** Whoever is called does not answer. */
    private record Silent(Outsider outsider) implements Fault {
        @Override
        public Set<String> hits() {
            return Set.of(outsider.name());
        }

        @Override
        public String name() {
            return outsider.name() + " silent";
        }

        @Override
        public void begin() {
            outsider.silent(true);
        }

        @Override
        public void end() {
            outsider.silent(false);
        }
    }
}
