package io.crossfix.console.browser;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.util.List;
import java.util.Set;
import org.openqa.selenium.WebDriver;

/** What axe finds on the page as it stands, by the rules of WCAG 2.0 to 2.2, levels A and AA. */
public final class Accessibility {

    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");
    private static final Set<String> GRAVE = Set.of("serious", "critical");

    private Accessibility() {}

    /** Serious and critical findings: the rule, what it asks, and where. */
    public static List<String> graveFindings(WebDriver driver) {
        return new AxeBuilder()
                .withTags(RULES).analyze(driver).getViolations().stream()
                        .filter(rule -> GRAVE.contains(rule.getImpact()))
                        .map(Accessibility::told)
                        .toList();
    }

    private static String told(Rule rule) {
        List<String> places = rule.getNodes().stream()
                .limit(5)
                .map(node -> node.getTarget() + " " + node.getFailureSummary() + " " + node.getHtml())
                .toList();
        return rule.getId() + ": " + rule.getHelp() + " at " + String.join(" | ", places);
    }
}
