package dev.culprit.collector.real;

import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.Interceptor;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Everything that a client asked an API server for, and how that answered. */
final class Answers implements Interceptor {
    private final List<Answer> answers = new CopyOnWriteArrayList<>();

    /** @param path without a query */
    record Answer(String path, int code) {
        /** What is served is told to everybody, and says nothing of what there is. */
        boolean isDiscovery() {
            return path.matches("/api(/v1)?|/apis(/[^/]+/[^/]+)?");
        }

        boolean isIn(String namespace) {
            return path.contains("/namespaces/" + namespace + "/");
        }
    }

    @Override
    public void after(HttpRequest request, HttpResponse<?> response, AsyncBody.Consumer<List<ByteBuffer>> consumer) {
        answers.add(new Answer(request.uri().getPath(), response.code()));
    }

    List<Answer> all() {
        return answers;
    }
}
