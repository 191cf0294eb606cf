import java.io.File;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;

/**
 * Validates PDF files by veraPDF's library.
 *
 * <p>usage: {@code Verapdf FLAVOURS FILE…}, flavours such as {@code 2b} or {@code 2a,ua1}. Prints PASS or FAIL for
 * each file and flavour, with the failed clauses below. Exit 0: all pass; 1: one fails; 2: wrong usage.
 */
final class Verapdf {
    private Verapdf() {}

    /** A clause that does not hold: how often, and the first place. */
    private static final class Breach {
        final TestAssertion first;
        int times = 0;

        Breach(TestAssertion first) {
            this.first = first;
        }
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments.length < 2) {
            System.err.println("usage: Verapdf FLAVOURS FILE…");
            System.exit(2);
        }
        Logger.getLogger("").setLevel(Level.OFF);
        VeraGreenfieldFoundryProvider.initialise();

        Map<PDFAFlavour, ValidationProfile> profiles = new LinkedHashMap<>();
        for (String name : arguments[0].split(",")) {
            PDFAFlavour flavour = PDFAFlavour.byFlavourId(name);
            if (flavour == PDFAFlavour.NO_FLAVOUR) {
                System.err.println("unknown flavour " + name + "; known: " + PDFAFlavour.getFlavourIds());
                System.exit(2);
            }
            profiles.put(flavour, profile(flavour));
        }

        int failed = 0;
        int validated = 0;
        for (String file : List.of(arguments).subList(1, arguments.length)) {
            for (Map.Entry<PDFAFlavour, ValidationProfile> wanted : profiles.entrySet()) {
                validated++;
                if (!passes(new File(file), wanted.getKey(), wanted.getValue())) {
                    failed++;
                }
            }
        }
        System.out.printf("veraPDF: %d validations, %d failed%n", validated, failed);
        System.exit(failed == 0 ? 0 : 1);
    }

    /** The clauses of one flavour, which lie in veraPDF's jar as XML. */
    private static ValidationProfile profile(PDFAFlavour flavour) throws Exception {
        String id = flavour.getId().toUpperCase();
        String name = id.startsWith("UA") ? "PDFUA-" + id.substring(2) : "PDFA-" + id;
        try (InputStream xml = PDFAFlavour.class.getResourceAsStream("/org/verapdf/pdfa/validation/" + name + ".xml")) {
            if (xml == null) {
                System.err.println("veraPDF has no profile " + name);
                System.exit(2);
            }
            return Profiles.profileFromXml(xml);
        }
    }

    private static boolean passes(File file, PDFAFlavour flavour, ValidationProfile profile) {
        ValidationResult result;
        try (PDFAParser parser = Foundries.defaultInstance().createParser(file, flavour);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(profile, false)) {
            result = validator.validate(parser);
        } catch (Exception unreadable) {
            System.out.printf("FAIL %s %s%n   not readable: %s%n", flavour.getId(), file, unreadable.getMessage());
            return false;
        }
        System.out.printf("%s %s %s (%d checks)%n",
                result.isCompliant() ? "PASS" : "FAIL", flavour.getId(), file, result.getTotalAssertions());
        for (Breach breach : breaches(result)) {
            System.out.printf("   clause %s, test %d, %d times: %s%n      first at %s%n",
                    breach.first.getRuleId().getClause(), breach.first.getRuleId().getTestNumber(), breach.times,
                    breach.first.getMessage().strip(), breach.first.getLocation().getContext());
        }
        return result.isCompliant();
    }

    /** The failed clauses in the order veraPDF met them. */
    private static List<Breach> breaches(ValidationResult result) {
        Map<String, Breach> byRule = new LinkedHashMap<>();
        for (TestAssertion assertion : result.getTestAssertions()) {
            if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                String rule = assertion.getRuleId().getClause() + "/" + assertion.getRuleId().getTestNumber();
                byRule.computeIfAbsent(rule, unused -> new Breach(assertion)).times++;
            }
        }
        return new ArrayList<>(byRule.values());
    }
}
