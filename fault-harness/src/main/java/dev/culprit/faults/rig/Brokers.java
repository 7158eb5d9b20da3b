package dev.culprit.faults.rig;

import dev.culprit.testing.FreePort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Several Kafka nodes, each a process of its own; they reach each other through gates alone, clients reach them without. */
final class Brokers implements AutoCloseable {
    private final List<Place> places = new ArrayList<>();
    private final List<Child> nodes = new ArrayList<>();

    /**
     * Where one is.
     *
     * @param client the port for clients
     * @param peers before its port for other brokers
     * @param controller before that of its controller
     */
    private record Place(int client, Door peers, Door controller) {}

    /** A port, and the gate before it. */
    private record Door(int port, Gate gate) {
        static Door next() throws IOException {
            int port = FreePort.next();
            return new Door(port, new Gate(new InetSocketAddress(InetAddress.getLoopbackAddress(), port)));
        }
    }

    /** Nothing runs yet. */
    Brokers(int number, Path folder) throws IOException {
        for (int i = 0; i < number; i++) {
            places.add(new Place(FreePort.next(), Door.next(), Door.next()));
        }
        for (int id = 1; id <= number; id++) {
            String name = "broker-" + id;
            var command = Child.command(
                    folder.resolve(name + ".log"), BrokerNode.class, arguments(id, folder.resolve(name)), Map.of());
            nodes.add(new Child(name, command, places.get(id - 1).client()));
        }
    }

    private List<String> arguments(int id, Path data) {
        Place own = places.get(id - 1);
        var arguments = new ArrayList<>(List.of(String.valueOf(id), data.toString()));
        List.of(
                        own.client(),
                        own.peers().port(),
                        own.peers().gate().port(),
                        own.controller().port())
                .stream()
                .map(String::valueOf)
                .forEach(arguments::add);
        places.stream()
                .map(place -> String.valueOf(place.controller().gate().port()))
                .forEach(arguments::add);
        return arguments;
    }

    List<Child> nodes() {
        return List.copyOf(nodes);
    }

    String bootstrapServers() {
        return nodes.stream().map(node -> "127.0.0.1:" + node.port()).collect(Collectors.joining(","));
    }

    /** By which the others reach this one. */
    List<Gate> gates(Child node) {
        Place place = places.get(nodes.indexOf(node));
        return List.of(place.peers().gate(), place.controller().gate());
    }

    @Override
    public void close() throws IOException {
        for (Child node : nodes) {
            for (Gate gate : gates(node)) {
                gate.close();
            }
        }
    }
}
