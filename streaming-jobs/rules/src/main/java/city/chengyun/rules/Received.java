package city.chengyun.rules;

import static java.util.Objects.requireNonNull;

import city.chengyun.contract.alert.AlertCause;
import city.chengyun.rules.absence.Heard;

/**
 * How an observation reached the log.
 *
 * @param at receive time, epoch milliseconds
 * @param intake that carried it
 * @param cause its record
 */
public record Received(long at, String intake, AlertCause cause) {

    public Received {
        requireNonNull(intake, "intake is null");
        requireNonNull(cause, "cause is null");
    }

    Heard asHeard() {
        return new Heard(at, intake, cause);
    }
}
