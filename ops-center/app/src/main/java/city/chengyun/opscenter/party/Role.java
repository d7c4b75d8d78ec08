package city.chengyun.opscenter.party;

import java.util.Set;

/**
 * What an account may do. The three administrators are separated: none may do another's work. So
 * are supervision 监督 and command 指挥 of the seven-step case (GB/T 30428): who collects verifies, who
 * dispatches never closes.
 */
public enum Role {
    /** Runs the hub: devices, credentials, system state. */
    SYSTEM_ADMIN,
    /** Manages accounts and access. */
    SECURITY_ADMIN,
    /** Reads what others did; changes nothing. */
    AUDIT_ADMIN,
    /** Acknowledges and handles alerts. */
    DUTY_OFFICER,
    /** Registers devices, tunes rules, runs the simulation. */
    ENGINEER,
    /** Looks only. */
    VIEWER,
    /** 监督员: reports matters from the street and verifies there what was done. Supervision. */
    COLLECTOR,
    /** 受理员: accepts what was reported, or voids it. Supervision. */
    ACCEPTOR,
    /** 值班长: files what was accepted, grants extensions, presses for what is late. Supervision. */
    SHIFT_LEAD,
    /** 派遣员: sends cases to the departments. Command. */
    DISPATCHER,
    /** 处置员: does the work for a department. Command. */
    HANDLER,
    /** 核查员: has the result verified and closes. Supervision. */
    VERIFIER,
    /** 考评员: evaluates what was closed. Supervision. */
    EVALUATOR,
    /** The simulator's machine account: registers devices in batches, nothing else. */
    SIMULATOR;

    /** The three administrators 三员; no account has one of these and anything else. */
    public static final Set<Role> ADMINISTRATORS =
            Set.of(SYSTEM_ADMIN, SECURITY_ADMIN, AUDIT_ADMIN);

    /** The roles that command 指挥: they see to it that work is done, and judge it never. */
    public static final Set<Role> COMMAND = Set.of(DISPATCHER, HANDLER);

    /** The roles that close or evaluate 监督; no account has one of these and commands too. */
    public static final Set<Role> SUPERVISION =
            Set.of(COLLECTOR, ACCEPTOR, SHIFT_LEAD, VERIFIER, EVALUATOR);
}
