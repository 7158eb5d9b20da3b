package dev.culprit.correlator.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.culprit.api.record.Json;
import dev.culprit.api.v1alpha1.SLOCorrelation;

/** One correlation as a file of its own: script, style and data in it, and nothing that is loaded from anywhere. */
public final class SinglePage {
    /** At the beginning of every such file, and of no other. */
    public static final String MARK = "<meta name=\"generator\" content=\"culprit report\">";

    private static final String STYLE = "<link rel=\"stylesheet\" href=\"/assets/page.css\">";
    private static final String CHART = "<script src=\"/assets/d3.js\" defer></script>";
    private static final String SCRIPT = "<script src=\"/assets/app.js\" type=\"module\"></script>";
    private static final String HOME = "<a class=\"brand\" href=\"/\">Culprit</a>";
    private static final String CHARSET = "<meta charset=\"utf-8\">";

    private SinglePage() {}

    public static String of(SLOCorrelation correlation) {
        String style = Assets.text(Assets.STYLE);
        String chart = Assets.text(Assets.CHART);
        String script = Assets.script();
        String policy =
                "default-src 'none'; script-src '%s' '%s'; style-src '%s'; img-src data:; base-uri 'none'; form-action 'none'"
                        .formatted(source(chart), source(script), source(style));
        String page = Assets.text(Assets.SHELL);
        page = replace(
                page,
                CHARSET,
                CHARSET + "\n" + MARK + "\n<meta http-equiv=\"Content-Security-Policy\" content=\"" + policy + "\">");
        page = replace(page, HOME, "<span class=\"brand\">Culprit</span>");
        page = replace(page, STYLE, "<style>" + style + "</style>");
        page = replace(
                page,
                CHART,
                "<script type=\"application/json\" id=\"correlation\">" + data(correlation) + "</script>\n<script>"
                        + chart + "</script>");
        return replace(page, SCRIPT, "<script type=\"module\">" + script + "</script>");
    }

    /** JSON that cannot end the element it stands in, nor begin another. */
    static String data(SLOCorrelation correlation) {
        try {
            return Json.mapper()
                    .writeValueAsString(View.of(correlation))
                    .replace("<", "\\u003c")
                    .replace(">", "\\u003e")
                    .replace("&", "\\u0026")
                    .replace("\u2028", "\\u2028")
                    .replace("\u2029", "\\u2029");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an SLOCorrelation can always be written", e);
        }
    }

    private static String source(String text) {
        return "sha256-" + Digest.of(text);
    }

    private static String replace(String page, String what, String by) {
        if (!page.contains(what)) {
            throw new IllegalStateException("the page has no " + what);
        }
        return page.replace(what, by);
    }
}
