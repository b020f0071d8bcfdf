package dev.muster.cli;

import dev.muster.app.App;
import dev.muster.app.ConfigReader;
import dev.muster.app.Option;
import dev.muster.app.Options;
import dev.muster.app.WebServerPreloader;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `muster serve`: runs the server. With `--help`, lists every option with its value and the source of the value.
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
    public int run(Arguments arguments) throws InterruptedException {
        start(arguments);
        Thread.currentThread().join();
        return 0;
    }

    /// Starts the server and prints its URL. The server stops with the process, if not before.
    App start(Arguments arguments) {
        WebServerPreloader.start();
        App app = App.start(
                ConfigReader.read(arguments.options(context), context.environment()),
                InstantSource.system(),
                this::printPassword);
        Runtime.getRuntime().addShutdownHook(new Thread(app::close, "stop"));
        context.out().println("Muster " + VersionCommand.number() + " listens on " + app.url());
        context.out().flush();
        return app;
    }

    private void printPassword(String password) {
        context.out().println("The password of Administrator, shown only once: " + password);
        context.out().flush();
    }

    @Override
    public String help(Arguments arguments) {
        Options options = arguments.shownOptions(context);
        Map<Option, String> wrong = ConfigReader.mistakes(options, context.environment());
        StringBuilder text = new StringBuilder(
                "muster serve: runs the server. Each option with its value now, and where the value comes from:\n");
        for (Option option : Option.values()) {
            Options.Value value = options.get(option);
            text.append(Flag.of(option).help())
                    .append("      now: %s (%s)%n".formatted(shown(option, value), source(option, value)));
            Optional.ofNullable(wrong.get(option))
                    .ifPresent(mistake -> text.append("      WRONG: %s%n".formatted(mistake)));
        }
        text.append(wrong.isEmpty() ? "" : "\nThe server would not start: correct the values that are marked WRONG.\n");
        return text.append("""

                        Set an option on the command line (--port N), in the environment (MUSTER_PORT=N), or in the
                        properties file (port=N). If several set it, the first of these counts. docs/configuration.md
                        explains every option.
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
