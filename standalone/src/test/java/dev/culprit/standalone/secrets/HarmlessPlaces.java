package dev.culprit.standalone.secrets;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;

/** Places like those of secrets, in which nothing looks like one: what stands there is told. */
final class HarmlessPlaces {
    private static final String WORKLOAD = """
            {"apiVersion": "apps/v1", "kind": "Deployment",
             "spec": {"template": {"spec": {"containers": [{"name": "main", "image": "barn:1", %s}]}}}}""";

    private HarmlessPlaces() {}

    static List<Plant> objects() throws JsonProcessingException {
        return List.of(
                object("ConfigMap", "{'apiVersion':'v1','kind':'ConfigMap','data':{'greeting':'§'}}"),
                object("ConfigMap, base64", "{'apiVersion':'v1','kind':'ConfigMap','data':{'greeting':'§64'}}"),
                object(
                        "Secret's annotation",
                        "{'apiVersion':'v1','kind':'Secret','metadata':{'annotations':{'a/b':'§'}}}"),
                object("annotation", "{'apiVersion':'v1','kind':'Service','metadata':{'annotations':{'a/b':'§'}}}"),
                object("env", WORKLOAD.formatted("'env': [{'name': 'GREETING', 'value': '§'}]")),
                object("args", WORKLOAD.formatted("'args': ['--greeting', '§']")),
                object("custom resource", "{'apiVersion':'x/v1','kind':'Well','spec':{'greeting':'§'}}"),
                new Plant(
                        Planted.HARMLESS + "Event",
                        "event",
                        true,
                        object(
                                        "",
                                        "{'apiVersion':'v1','kind':'Event','type':'Warning','reason':'Failed','message':'about §',"
                                                + "'involvedObject':{'kind':'Pod'}}")
                                .template()));
    }

    private static Plant object(String place, String json) throws JsonProcessingException {
        return Plant.object(Planted.HARMLESS + place, json.replace('\'', '"'));
    }
}
