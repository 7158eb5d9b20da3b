package dev.culprit.standalone.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/** A certificate that the authority of a control plane has signed, and its key: for this machine, or a person who may all. */
record Signed(Path certificate, Path key) {
    static Path authority(Path plane) {
        return plane.resolve("certs/ca.crt");
    }

    static Signed by(Path plane, Path folder, String name) throws IOException, InterruptedException {
        Path key = folder.resolve(name + ".key");
        Path request = folder.resolve(name + ".csr");
        Path certificate = folder.resolve(name + ".crt");
        Path names = Files.writeString(folder.resolve(name + ".ext"), "subjectAltName=IP:127.0.0.1");
        openssl("openssl req -newkey rsa:2048 -nodes -keyout " + key + " -out " + request
                + " -subj /O=system:masters/CN=" + name);
        openssl("openssl x509 -req -days 2 -in " + request + " -out " + certificate + " -extfile " + names + " -CA "
                + authority(plane) + " -CAkey " + plane.resolve("certs/ca.key") + " -set_serial 0x"
                + UUID.randomUUID().toString().replace("-", ""));
        return new Signed(certificate, key);
    }

    private static void openssl(String command) throws IOException, InterruptedException {
        Process openssl = new ProcessBuilder(List.of(command.split(" ")))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (openssl.waitFor() != 0) {
            throw new IOException("failed: " + command);
        }
    }
}
