package dev.culprit.standalone.command;

import dev.culprit.runtime.settings.SettingsException;
import dev.culprit.standalone.broker.BrokerException;
import dev.culprit.standalone.play.PlayException;
import java.io.PrintWriter;
import java.util.Arrays;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** One line on standard error for whatever went wrong, and an exit code that is not 0. */
final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler {
    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        if (failure instanceof SettingsException wrong) {
            wrong.mistakes().forEach(mistake -> say(command, mistake));
            return command.getCommandSpec().exitCodeOnInvalidInput();
        }
        boolean debug = debug(parsed.originalArgs().toArray(String[]::new));
        say(command, isExpected(failure) ? text(failure) : unexpected(failure, debug));
        if (debug) {
            failure.printStackTrace(command.getErr());
        }
        return command.getCommandSpec().exitCodeOnExecutionException();
    }

    @Override
    public int handleParseException(ParameterException wrong, String[] args) {
        CommandLine command = wrong.getCommandLine();
        say(command, text(wrong) + ": see '" + command.getCommandSpec().qualifiedName() + " --help'");
        if (debug(args)) {
            wrong.printStackTrace(command.getErr());
        }
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    private static boolean isExpected(Exception failure) {
        return failure instanceof PlayException
                || failure instanceof BrokerException
                || failure instanceof CommandException;
    }

    private static String unexpected(Exception failure, boolean debug) {
        String what = "unexpected " + failure.getClass().getSimpleName() + ": " + text(failure);
        return debug ? what : what + ": run it again with --debug and report what it says";
    }

    private static String text(Exception failure) {
        String message = failure.getMessage();
        return message == null
                ? failure.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }

    private static boolean debug(String[] args) {
        return Arrays.asList(args).contains("--debug");
    }

    static void say(CommandLine command, String text) {
        PrintWriter err = command.getErr();
        err.println(command.getColorScheme().errorText("culprit: " + text));
        err.flush();
    }
}
