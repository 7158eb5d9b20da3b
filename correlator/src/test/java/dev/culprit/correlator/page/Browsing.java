package dev.culprit.correlator.page;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Debian's chromium, driven through the Node.js that is installed. */
final class Browsing implements AutoCloseable {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path SCREENSHOTS = Path.of("target/screenshots");
    private static final int OLDEST_NODE = 20;

    /** What axe finds that keeps somebody from reading the page. */
    private static final String SERIOUS = """
            () => axe.run(document, {resultTypes: ['violations']}).then((found) => found.violations
                .filter((one) => ['serious', 'critical'].includes(one.impact))
                .map((one) => one.id + ': ' + one.nodes.map((node) => node.html + ' ' + node.failureSummary).join(' | ')))
            """;

    private final Playwright playwright;
    private final Browser browser;
    private final List<String> complaints = new ArrayList<>();

    Browsing() {
        playwright = Playwright.create(new Playwright.CreateOptions()
                .setEnv(Map.of(
                        "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD",
                        "1",
                        "PLAYWRIGHT_NODEJS_PATH",
                        node().orElseThrow().toString())));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setArgs(List.of("--no-sandbox", "--disable-gpu")));
    }

    /** Whether there is all that is needed. */
    static boolean isPossible() {
        return Files.isExecutable(CHROMIUM) && node().isPresent();
    }

    /** A tab of a certain size whose complaints are kept: refused scripts, errors, dialogs. */
    Page tab(int width, int height, Consumer<Browser.NewContextOptions> options) {
        var chosen = new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setLocale("en-GB")
                .setTimezoneId("Europe/Berlin");
        options.accept(chosen);
        BrowserContext context = browser.newContext(chosen);
        context.setDefaultTimeout(15_000);
        Page tab = context.newPage();
        tab.onPageError(complaints::add);
        tab.onDialog(dialog -> {
            complaints.add("a dialog: " + dialog.message());
            dialog.dismiss();
        });
        tab.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().contains("Failed to load resource")) {
                complaints.add(message.text());
            }
        });
        return tab;
    }

    Page tab() {
        return tab(1100, 900, options -> {});
    }

    Page darkPhone() {
        return tab(360, 740, options -> options.setColorScheme(ColorScheme.DARK));
    }

    /** Left for people to look at. */
    static void picture(Page tab, String name) {
        tab.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(SCREENSHOTS.resolve(name + ".png")));
    }

    static List<String> hurdles(Page tab) throws IOException {
        try (InputStream axe = Objects.requireNonNull(Browsing.class.getResourceAsStream("/axe.min.js"))) {
            // through the debugger: the page itself runs no script but its own
            tab.evaluate(new String(axe.readAllBytes(), StandardCharsets.UTF_8));
        }
        return ((List<?>) tab.evaluate(SERIOUS)).stream().map(String::valueOf).toList();
    }

    static boolean isAsWideAsItsWindow(Page tab) {
        return Boolean.TRUE.equals(tab.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth"));
    }

    List<String> complaints() {
        return List.copyOf(complaints);
    }

    private static Optional<Path> node() {
        return Stream.of("/usr/local/bin/node", "/usr/bin/node", "/usr/bin/nodejs")
                .map(Path::of)
                .filter(Files::isExecutable)
                .filter(Browsing::isNewEnough)
                .findFirst();
    }

    private static boolean isNewEnough(Path node) {
        try {
            Process process = new ProcessBuilder(node.toString(), "--version").start();
            String version = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.waitFor(10, TimeUnit.SECONDS)
                    && version.matches("v\\d+\\..*")
                    && Integer.parseInt(version.substring(1, version.indexOf('.'))) >= OLDEST_NODE;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
