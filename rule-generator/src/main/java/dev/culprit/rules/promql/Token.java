package dev.culprit.rules.promql;

/** A word of PromQL, where it begins, and for a string what stands in it. */
record Token(Form form, String text, int offset) {
    enum Form {
        NAME,
        NUMBER,
        DURATION,
        STRING,
        SIGN,
        END
    }

    boolean is(String sign) {
        return form == Form.SIGN && text.equals(sign);
    }

    boolean isWord(String word) {
        return form == Form.NAME && text.equalsIgnoreCase(word);
    }

    String shown() {
        return form == Form.END ? "the end" : "'" + text + "'";
    }
}
