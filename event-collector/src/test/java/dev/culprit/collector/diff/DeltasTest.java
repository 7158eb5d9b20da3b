package dev.culprit.collector.diff;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.collector.KubeObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Applying the deltas between two trees to the one gives the other, exactly. */
class DeltasTest {
    private static final long SEED = 20260302;

    @Test
    void appliedToBeforeTheDeltasGiveAfter() {
        var trees = new RandomTree(SEED);
        for (int round = 0; round < 20_000; round++) {
            JsonNode before = trees.object(5);
            JsonNode after = round % 4 == 0 ? trees.object(5) : trees.edited(before);
            List<Delta> deltas = Deltas.between(before, after);
            assertThat(Patch.apply(before, deltas))
                    .as("seed %d, round %d: %s to %s by %s", SEED, round, before, after, deltas)
                    .isEqualTo(after);
            assertThat(deltas.isEmpty()).isEqualTo(before.equals(after));
        }
    }

    @Test
    void ofWhatIsDeepAndLongToo() {
        ObjectNode before = (ObjectNode) KubeObject.json("{}");
        ObjectNode deepest = before;
        for (int depth = 0; depth < 500; depth++) {
            deepest = deepest.putObject("spec");
        }
        ObjectNode after = before.deepCopy();
        deepest.put("x", 1);
        assertThat(Patch.apply(before, Deltas.between(before, after))).isEqualTo(after);
        assertThat(Patch.apply(after, Deltas.between(after, before))).isEqualTo(before);
    }

    @Test
    void equalTreesHaveNoDeltas() {
        var trees = new RandomTree(SEED);
        for (int round = 0; round < 200; round++) {
            JsonNode tree = trees.object(4);
            assertThat(Deltas.between(tree, tree.deepCopy())).isEmpty();
        }
    }

    @Test
    void aListInAnotherOrderIsADelta() {
        JsonNode before = KubeObject.json("{'env':[{'name':'A'},{'name':'B'}]}");
        JsonNode after = KubeObject.json("{'env':[{'name':'B'},{'name':'A'}]}");
        assertThat(Deltas.between(before, after))
                .singleElement()
                .matches(d -> d.pathText().equals("env"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'env':[{'name':'A'},{'name':'B'}]} | {'env':[{'name':'A'},{'name':'C'},{'name':'B'}]} | env[C]",
                "{'ports':[{'port':53,'protocol':'TCP'},{'port':53,'protocol':'UDP'}]} | {'ports':[{'port':53,'protocol':'UDP'}]} | ports[53/TCP]",
                "{'metrics':[{'type':'Resource','resource':{'name':'cpu','x':1}}]} | {'metrics':[{'type':'Resource','resource':{'name':'cpu','x':2}}]} | metrics[Resource/cpu].resource.x",
                "{'rules':[{'host':'a','http':{}}]} | {'rules':[{'host':'a','http':{'p':1}}]} | rules[a].http.p",
                "{'items':[{'x':1},{'x':2}]} | {'items':[{'x':1},{'x':3}]} | items[1].x"
            })
    void aPathNamesTheItemByWhatTellsItApart(String before, String after, String path) {
        assertThat(Deltas.between(KubeObject.json(before), KubeObject.json(after))
                        .getFirst()
                        .pathText())
                .isEqualTo(path);
    }
}
