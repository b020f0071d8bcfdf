package dev.muster.cli;

import dev.muster.app.Option;
import dev.muster.app.Options;
import dev.muster.app.WrongOption;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.MissingArgumentException;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.UnrecognizedOptionException;

/// What was given to a command, taken apart.
final class Arguments {

    private static final Flag HELP = Flag.of("--help", "", "Shows this.");

    private final CommandLine line;

    private Arguments(CommandLine line) {
        this.line = line;
    }

    /// Takes apart what stands after a command's name.
    ///
    /// @throws WrongOption if the command doesn't take it
    static Arguments of(Command command, List<String> args) {
        var options = new org.apache.commons.cli.Options().addOption(option(HELP));
        command.flags().forEach(flag -> options.addOption(option(flag)));
        try {
            var parser = DefaultParser.builder()
                    .setAllowPartialMatching(false)
                    .setStripLeadingAndTrailingQuotes(false)
                    .get();
            Arguments given = new Arguments(parser.parse(options, args.toArray(String[]::new)));
            command.flags().forEach(flag -> given.check(command, flag));
            if (command.operands().isEmpty() && !given.words().isEmpty()) {
                throw wrong(command, given.words().getFirst() + ": nothing of this kind is expected");
            }
            return given;
        } catch (UnrecognizedOptionException unknown) {
            throw wrong(command, unknown.getOption().replaceAll("=.*", "") + ": there is no such option");
        } catch (MissingArgumentException alone) {
            org.apache.commons.cli.Option option = alone.getOption();
            throw wrong(command, "--" + option.getLongOpt() + ": " + option.getArgName() + " is expected after it");
        } catch (ParseException e) {
            throw wrong(command, String.valueOf(e.getMessage()));
        }
    }

    private static org.apache.commons.cli.Option option(Flag flag) {
        return org.apache.commons.cli.Option.builder()
                .longOpt(longName(flag.name()))
                .hasArg()
                .optionalArg(flag.isSwitch())
                .argName(flag.value())
                .get();
    }

    private static String longName(String flag) {
        return flag.substring("--".length());
    }

    private void check(Command command, Flag flag) {
        List<String> texts = texts(flag.name());
        if (texts.size() > 1 && !flag.several()) {
            throw wrong(command, flag.name() + ": may be given only once");
        }
        if (flag.isSwitch() && !List.of("true", "false").containsAll(texts)) {
            throw wrong(command, flag.name() + ": is true or false, not " + texts.getFirst());
        }
        if (!flag.isSwitch() && texts.stream().anyMatch(text -> isMissing(flag, text))) {
            throw wrong(command, flag.name() + ": " + flag.value() + " is expected after it");
        }
    }

    private static boolean isMissing(Flag flag, String text) {
        return text.startsWith("--") || (text.isBlank() && !flag.mayBeEmpty());
    }

    private static WrongOption wrong(Command command, String message) {
        return new WrongOption(message + " (see muster " + command.name() + " --help)");
    }

    /// Each value of a flag, in order; one that is on or off and stands alone is on.
    private List<String> texts(String flag) {
        String name = longName(flag);
        return line.hasOption(name)
                ? Arrays.stream(line.getOptions())
                        .filter(option -> name.equals(option.getLongOpt()))
                        .map(option -> option.getValue("true"))
                        .toList()
                : List.of();
    }

    /// Whether `--help` was given.
    boolean help() {
        return isOn(HELP.name());
    }

    /// Whether something that is on or off is on.
    boolean isOn(String flag) {
        return text(flag).filter("true"::equals).isPresent();
    }

    /// The value of a flag, if it was given.
    Optional<String> text(String flag) {
        return texts(flag).stream().findFirst();
    }

    /// What was given that is no flag, in order.
    List<String> words() {
        return line.getArgList();
    }

    /// What holds for the server's options, as far as the command takes them.
    ///
    /// @throws WrongOption if the properties file can't be used
    Options options(CommandContext context) {
        return Options.of(options(), context.environment());
    }

    /// The same for whoever shows it.
    Options shownOptions(CommandContext context) {
        return Options.asFarAsKnown(options(), context.environment());
    }

    private Map<Option, List<String>> options() {
        Map<Option, List<String>> given = new EnumMap<>(Option.class);
        for (Option option : Option.values()) {
            List<String> texts = texts(option.flag());
            if (!texts.isEmpty()) {
                given.put(option, texts);
            }
        }
        return given;
    }
}
