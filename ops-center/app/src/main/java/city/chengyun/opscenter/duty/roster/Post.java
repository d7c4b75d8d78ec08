package city.chengyun.opscenter.duty.roster;

/** What somebody is on duty as. */
public enum Post {
    /** 值班员: takes the alerts. */
    OFFICER,
    /** 带班领导: is told when the officer does not react. */
    LEAD
}
