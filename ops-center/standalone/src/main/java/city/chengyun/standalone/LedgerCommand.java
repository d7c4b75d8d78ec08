package city.chengyun.standalone;

import picocli.CommandLine.Command;

/** What can be done with the ledger from outside of the app. */
@Command(
        name = "ledger",
        description = "The audit ledger of the running hub.",
        mixinStandardHelpOptions = true,
        subcommands = LedgerVerifyCommand.class)
final class LedgerCommand {}
