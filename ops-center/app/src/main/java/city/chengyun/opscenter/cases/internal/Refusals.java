package city.chengyun.opscenter.cases.internal;

import city.chengyun.opscenter.cases.engine.Outcome.Refused;
import city.chengyun.opscenter.problem.Problem;
import java.util.Locale;
import org.springframework.http.HttpStatus;

/** What the engine refuses, as callers are told. */
final class Refusals {

    private Refusals() {}

    /** The code is the engine's reason in kebab case. */
    static Problem problem(Refused refused) {
        HttpStatus status =
                switch (refused.why()) {
                    case UNKNOWN_ACTION, INPUT_MISSING, HOURS_OUT_OF_RANGE ->
                            HttpStatus.BAD_REQUEST;
                    case ROLE_MISSING, DUTIES_SEPARATED -> HttpStatus.FORBIDDEN;
                    case ACTION_NOT_POSSIBLE,
                            NO_EXTENSION_REQUESTED,
                            EXTENSION_PENDING,
                            ALREADY_SUPERVISED,
                            NOT_SUPERVISED,
                            GATE_CLOSED,
                            TASKS_OPEN ->
                            HttpStatus.CONFLICT;
                };
        String code = refused.why().name().toLowerCase(Locale.ROOT).replace('_', '-');
        Problem problem = Problem.of(status, code, refused.detail());
        refused.properties().forEach(problem::with);
        return problem;
    }
}
