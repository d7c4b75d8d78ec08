/**
 * Commands 指令 to devices: who may give one, that a device gets one at a time, and what became of
 * it.
 */
@NullMarked
@ApplicationModule(
        displayName = "Commands",
        allowedDependencies = {
            "alerts",
            "cases",
            "ledger",
            "log",
            "party",
            "place",
            "problem",
            "signal",
            "simulation"
        })
package city.chengyun.opscenter.commands;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
