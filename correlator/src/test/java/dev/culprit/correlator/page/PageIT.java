package dev.culprit.correlator.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.SelectOption;
import dev.culprit.api.record.Correlation;
import dev.culprit.api.record.Severity;
import dev.culprit.api.record.Summary;
import dev.culprit.api.record.SummaryBasis;
import dev.culprit.api.v1alpha1.SLOCorrelation;
import dev.culprit.correlator.report.Example;
import dev.culprit.correlator.report.SloCorrelationReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** What a reader meets. The pictures are in {@code target/screenshots}. */
@EnabledIf(
        value = "dev.culprit.correlator.page.Browsing#isPossible",
        disabledReason = "there is no /usr/bin/chromium, or no Node.js of 20 or later: apt-get install chromium nodejs")
class PageIT {
    private static final String MARKS = ".chart .mark";
    private static final String HOSTILE =
            "</script><img src=x onerror=\"window.pwned=1\"><script>window.pwned=1</script>"
                    + "'\"><svg onload=window.pwned=1> javascript:window.pwned=1";

    private static Browsing browsing;

    @TempDir
    private Path folder;

    private Site site;

    @BeforeAll
    static void start() {
        browsing = new Browsing();
    }

    @AfterAll
    static void stop() {
        browsing.close();
    }

    @BeforeEach
    void openSite() throws Exception {
        site = Site.open();
        site.shelf.loaded();
    }

    @AfterEach
    void nothingWasComplainedOf() {
        site.close();
        assertThat(browsing.complaints()).isEmpty();
    }

    @Test
    void theListFollowsWhatComesAndIsFiltered() throws Exception {
        Page tab = browsing.tab();
        tab.navigate(site.url("/"));
        assertThat(tab.locator(".empty")).containsText("No alert of an SLO has come yet");

        site.put(
                Sample.of("a", "seal-availability", Severity.CRITICAL, Sample.ALERT),
                Sample.of("b", "tuna-latency", Severity.WARNING, Sample.ALERT.plusSeconds(60)),
                Example.UNLIKELY.correlation());

        assertThat(tab.locator(".correlations li")).hasCount(3);
        Browsing.picture(tab, "list");
        assertThat(Browsing.hurdles(tab)).isEmpty();
        tab.locator("select[name=severity]").selectOption(new SelectOption().setValue("warning"));
        assertThat(tab.locator(".correlations li")).hasCount(1);
        assertThat(tab.locator(".count")).hasText("1 correlation of 3");
        assertThat(tab).hasURL(Pattern.compile(".*severity=warning.*"));
        tab.locator("input[name=slo]").fill("nothing-like-it");
        assertThat(tab.locator(".empty")).hasText("Nothing matches these filters.");
        tab.locator("button[type=reset]").click();
        assertThat(tab.locator(".correlations li")).hasCount(3);
        tab.locator("select[name=span]").selectOption("own");
        tab.locator("input[name=from]").fill("2026-05-04T12:00:30");
        assertThat(tab.locator(".correlations li")).hasCount(1);
        tab.locator(".correlations a").click();
        assertThat(tab.locator("h1")).hasText("zoo/tuna-latency");
    }

    @Test
    void theTimelineIsReadByPointerAndByKeyboard() throws Exception {
        site.put(Sample.likely());
        Page tab = browsing.tab();
        tab.navigate(site.url("/correlations/" + Sample.likely().name()));

        assertThat(tab.locator(".answer .headline")).containsText("is the likeliest cause");
        assertThat(tab.locator(".by")).hasText("written by rules");
        assertThat(tab.locator(".top .diff del")).containsText("v1.4.2");
        assertThat(tab.locator(".incident time")).hasText(Pattern.compile(".*12:00:00"));
        assertThat(tab.locator(".pills")).containsText("41.2 % of the error budget left");
        assertThat(tab.locator(".chart .curve .rate")).hasAttribute("d", Pattern.compile("M.*L.*"));
        assertThat(tab.locator(".timeline")).containsText("Burn rate by Prometheus: at most 16×, at 12:01:00.");
        tab.locator(".chart .mark.failure").first().hover();
        assertThat(tab.locator(".readout")).containsText("BackOff on Pod zoo/seal-1");
        Browsing.picture(tab, "timeline-hover");

        tab.locator(".mark[tabindex='0']").focus();
        assertThat(tab.locator(".readout")).containsText("Suspect 1: Deployment zoo/seal");
        tab.keyboard().press("ArrowRight");
        assertThat(tab.locator(".readout")).containsText("Suspect 2: Node worker-1");
        tab.keyboard().press("Enter");
        assertThat(tab.locator("#suspect-2")).hasAttribute("open", "");
        assertThat(tab.locator("#suspect-2 > summary")).isFocused();
        tab.locator(".zone").click();
        assertThat(tab.locator(".incident time")).hasText(Pattern.compile(".*10:00:00"));
        assertThat(Browsing.hurdles(tab)).isEmpty();
        Browsing.picture(tab, "detail");
    }

    @Test
    void aRevisionShowsWithoutAReload() throws Exception {
        site.put(Sample.likely());
        Page tab = browsing.tab();
        tab.navigate(site.url("/correlations/" + Sample.likely().id()));
        assertThat(tab.locator("dl")).containsText("revision 3");

        site.put(Sample.revised(Sample.likely(), 9));

        assertThat(tab.locator("dl")).containsText("revision 9");
        tab.locator(".mark[tabindex='0']").focus();
        site.put(Sample.revised(Sample.likely(), 10));
        assertThat(tab.locator("#banner")).containsText("A new revision is there");
        tab.locator(".mark:focus").blur();
        assertThat(tab.locator("dl")).containsText("revision 10");
        site.close();
        assertThat(tab.locator("#banner")).containsText("The server does not answer");
    }

    @Test
    void whatAModelToldIsMarkedAndSaysWhatItRestsOn() throws Exception {
        Correlation correlation = Sample.likely();
        site.put(correlation);
        var sentence = new Summary.Sentence("The new image of the seal does not start.", List.of("s1"));
        var text = new Summary.Text(sentence, List.of(sentence), List.of(sentence));
        String basis = SummaryBasis.of(correlation);
        site.shelf.put(new Summary.Told(correlation.id(), basis, text, "zoo-keeper-7b", Sample.ALERT, null), 500);
        Page tab = browsing.tab();
        tab.navigate(site.url("/correlations/" + correlation.id()));

        assertThat(tab.locator(".by")).hasText("written by the model zoo-keeper-7b");
        tab.locator(".headline .rests-on summary").click();
        assertThat(tab.locator(".headline .rests-on li")).containsText("BackOff on Pod zoo/seal-1");
        tab.locator(".copy").first().click();
        assertThat(tab.locator(".copy").first()).hasText(Pattern.compile("Copied|Selected"));
        Browsing.picture(tab, "model");
        assertThat(Browsing.hurdles(tab)).isEmpty();
    }

    @Test
    void scriptsInEveryFieldStayText() throws Exception {
        site.put(Sample.hostile(HOSTILE));
        Page served = browsing.tab();
        served.navigate(site.url("/"));
        assertThat(served.locator(".correlations .headline")).containsText("onerror");
        assertIsHarmless(served);
        served.navigate(site.url("/correlations/hostile"));
        assertThat(served.locator(".top h3")).containsText("onerror");
        assertIsHarmless(served);
        served.locator(MARKS).first().hover();
        assertIsHarmless(served);

        Page file = browsing.tab();
        file.navigate(written(SloCorrelationReport.of(Sample.hostile(HOSTILE))));
        assertThat(file.locator(".top h3")).containsText("onerror");
        assertThat(file.locator("a[href^=javascript]")).hasCount(0);
        assertIsHarmless(file);
        Browsing.picture(file, "hostile");
    }

    @Test
    void fiveHundredChangesStayReadable() throws Exception {
        Page tab = browsing.tab();
        tab.navigate(written(Sample.crowded(250, 250)));

        assertThat(tab.locator(".all-marks summary")).containsText("as a table");
        tab.getByText("Whole window").click();
        assertThat(tab.locator(MARKS).first()).isVisible();
        assertThat(tab.locator(".chart svg").boundingBox().height).isLessThan(800);
        Browsing.picture(tab, "five-hundred");
        Locator crowd = tab.locator(MARKS, new Page.LocatorOptions().setHasText(Pattern.compile("\\+\\d+")))
                .first();
        crowd.hover();
        assertThat(tab.locator(".readout .told").first()).isVisible();
        tab.locator(".all-marks summary").click();
        assertThat(tab.locator(".all-marks tbody tr").nth(499)).hasCount(1);
    }

    @Test
    void itFitsAPhoneInTheDarkAndALightOneToo() throws Exception {
        site.put(Sample.likely());
        Page phone = browsing.darkPhone();
        for (String path : List.of("/", "/correlations/" + Sample.likely().id())) {
            phone.navigate(site.url(path));
            assertThat(phone.locator("h1")).isVisible();
            assertThat(phone.locator("main .empty")).hasCount(0);
            assertThat(Browsing.isAsWideAsItsWindow(phone)).as(path).isTrue();
            assertThat(Browsing.hurdles(phone)).isEmpty();
            Browsing.picture(phone, path.equals("/") ? "phone-dark-list" : "phone-dark-detail");
        }
        Page file = browsing.tab(360, 740, options -> options.setColorScheme(ColorScheme.LIGHT));
        file.navigate(written(Sample.crowded(20, 50)));
        assertThat(file.locator("h1")).isVisible();
        assertThat(Browsing.isAsWideAsItsWindow(file)).isTrue();
        assertThat(Browsing.hurdles(file)).isEmpty();
        Browsing.picture(file, "phone-light-file");
    }

    @Test
    void noSuspectAndWhatIsMissingAreSaid() throws Exception {
        Page tab = browsing.tab(1100, 900, options -> options.setColorScheme(ColorScheme.DARK));
        tab.navigate(written(SloCorrelationReport.of(Example.UNEXPLAINED.correlation())));

        assertThat(tab.locator(".headline")).containsText("No change explains this burn");
        assertThat(tab.locator(".notice")).containsText("Evidence incomplete");
        Browsing.picture(tab, "no-suspect-dark");
        assertThat(Browsing.hurdles(tab)).isEmpty();
        tab.navigate(site.url("/correlations/none"));
        assertThat(tab.locator(".empty")).containsText("There is no such correlation here");
    }

    @Test
    void theTokenIsAskedForAndKeptInTheTab() throws Exception {
        try (Site closed = Site.behind("open-sesame")) {
            closed.put(Sample.likely());
            Page tab = browsing.tab();
            tab.navigate(closed.url("/"));
            tab.locator("#token").fill("wrong");
            tab.keyboard().press("Enter");
            assertThat(tab.locator(".token .notice")).hasText("That token is not taken.");
            Browsing.picture(tab, "token");
            tab.locator("#token").fill("open-sesame");
            tab.keyboard().press("Enter");
            assertThat(tab.locator(".correlations li")).hasCount(1);
            tab.reload();
            assertThat(tab.locator(".correlations li")).hasCount(1);
        }
    }

    private static void assertIsHarmless(Page tab) {
        assertThat(tab.evaluate("() => window.pwned === undefined")).isEqualTo(true);
        assertThat(tab.locator("main img, main script, main svg[onload]")).hasCount(0);
    }

    private String written(SLOCorrelation correlation) throws IOException {
        return Files.writeString(folder.resolve("incident.html"), SinglePage.of(correlation))
                .toUri()
                .toString();
    }
}
