package dev.culprit.rules.manifest;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.IOContext;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactoryBuilder;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.Reader;
import java.util.Optional;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.ScalarEvent;

/**
 * YAML as kubectl reads it: there an unquoted {@code y} or {@code off} is a boolean and {@code 08} a number, which others
 * take for a text. A manifest must mean here what it means to the cluster.
 */
final class KubectlYaml extends YAMLFactory {
    private static final long serialVersionUID = 1L;

    KubectlYaml(YAMLFactoryBuilder builder) {
        super(builder);
    }

    @Override
    protected YAMLParser _createParser(Reader text, IOContext context) throws IOException {
        return new Parser(this, text, context);
    }

    private static final class Parser extends YAMLParser {
        Parser(KubectlYaml factory, Reader text, IOContext context) {
            super(
                    context,
                    factory._parserFeatures,
                    factory._yamlParserFeatures,
                    factory._loaderOptions,
                    factory._objectCodec,
                    text);
        }

        @Override
        public JsonToken nextToken() throws IOException {
            JsonToken token = super.nextToken();
            if (_lastEvent instanceof AliasEvent alias) {
                // the parser would take the anchor's name for the value
                throw new StreamConstraintsException(
                        "'*" + alias.getAnchor() + "' is an alias: write out what it stands for",
                        currentTokenLocation());
            }
            if (token == JsonToken.FIELD_NAME && _lastEvent instanceof ScalarEvent name && isBare(name)) {
                // a name is a text again, of what was read
                BareWord.truth(name.getValue()).ifPresent(truth -> _currentFieldName = truth.toString());
            }
            return token;
        }

        @Override
        protected JsonToken _decodeScalar(ScalarEvent scalar) throws IOException {
            JsonToken token = super._decodeScalar(scalar);
            if (token != JsonToken.VALUE_STRING || !isBare(scalar)) {
                return token;
            }
            Optional<Boolean> truth = BareWord.truth(scalar.getValue());
            if (truth.isPresent()) {
                return truth.get() ? JsonToken.VALUE_TRUE : JsonToken.VALUE_FALSE;
            }
            Optional<String> number = BareWord.number(scalar.getValue());
            return number.isPresent() ? super._decodeScalar(with(scalar, number.get())) : token;
        }

        private static boolean isBare(ScalarEvent scalar) {
            return scalar.isPlain() && scalar.getTag() == null;
        }

        private static ScalarEvent with(ScalarEvent scalar, String value) {
            return new ScalarEvent(
                    scalar.getAnchor(),
                    scalar.getTag(),
                    scalar.getImplicit(),
                    value,
                    scalar.getStartMark(),
                    scalar.getEndMark(),
                    scalar.getScalarStyle());
        }
    }
}
