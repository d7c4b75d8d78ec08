package city.chengyun.opscenter.party;

/** What an account may do. The three administrators are separated: none may do another's work. */
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
    /** The simulator's machine account: registers devices in batches, nothing else. */
    SIMULATOR
}
