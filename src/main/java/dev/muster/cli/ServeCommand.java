package dev.muster.cli;

import dev.muster.app.App;
import dev.muster.app.ConfigReader;
import dev.muster.app.Libraries;
import dev.muster.app.Option;
import dev.muster.app.Options;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `muster serve`: the server. With `--help`: every option, what holds now and where that was said.
final class ServeCommand implements Command {

    private final CommandContext context;

    ServeCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public String name() {
        return "serve";
    }

    @Override
    public String description() {
        return "Runs the server.";
    }

    @Override
    public List<Flag> flags() {
        return Arrays.stream(Option.values()).map(Flag::of).toList();
    }

    @Override
    public int run(Arguments given) throws InterruptedException {
        start(given);
        Thread.currentThread().join();
        return 0;
    }

    /// Starts the server, to be stopped with the process if not before, and says so.
    App start(Arguments given) {
        Libraries.load();
        App app = App.start(
                ConfigReader.read(given.options(context), context.environment()), InstantSource.system(), this::show);
        Runtime.getRuntime().addShutdownHook(new Thread(app::close, "stop"));
        context.out().println("Muster " + VersionCommand.number() + " listens on " + app.url());
        context.out().flush();
        return app;
    }

    private void show(String password) {
        context.out().println("The password of Administrator, shown this once: " + password);
        context.out().flush();
    }

    @Override
    public String help(Arguments given) {
        Options options = given.shownOptions(context);
        Map<Option, String> wrong = ConfigReader.wrong(options, context.environment());
        StringBuilder text =
                new StringBuilder("muster serve: runs the server. What holds now, and where that was said:\n");
        for (Option option : Option.values()) {
            Options.Value value = options.get(option);
            text.append(Flag.of(option).help())
                    .append("      now: %s (%s)%n".formatted(shown(option, value), source(option, value)));
            Optional.ofNullable(wrong.get(option)).ifPresent(why -> text.append("      WRONG: %s%n".formatted(why)));
        }
        text.append(wrong.isEmpty() ? "" : "\nThe server would not start: see WRONG above.\n");
        return text.append("""

                        On the command line, as MUSTER_PORT in the environment, or as port=… in the properties file;
                        the first of these counts. docs/configuration.md says more.
                        """).toString();
    }

    private static String shown(Option option, Options.Value value) {
        if (value.texts().isEmpty()) {
            return "not set";
        }
        String text = value.text().isEmpty() ? "empty" : value.text();
        return option == Option.DATABASE
                ? text.replaceAll("://([^:@/]*):[^@/]*@", "://$1:…@").replaceAll("(?i)(password=)[^&]*", "$1…")
                : text;
    }

    private static String source(Option option, Options.Value value) {
        return value.source().equals("default") ? "default; " + option.variable() : value.source();
    }
}
