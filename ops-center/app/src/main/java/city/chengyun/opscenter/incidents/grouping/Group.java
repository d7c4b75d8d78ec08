package city.chengyun.opscenter.incidents.grouping;

import java.util.List;

/**
 * Alerts that are one matter.
 *
 * @param root the alert that nothing explains
 * @param members all of them, the root first, the others from the earliest on
 */
public record Group(String root, List<Member> members) {

    /** Copies. */
    public Group {
        members = List.copyOf(members);
    }

    /**
     * An alert of the group.
     *
     * @param alert which
     * @param cause the alert that explains it; itself for the root
     * @param reason why it belongs here
     * @param path the devices from the cause's to the alert's, where a dependency is the reason
     */
    public record Member(String alert, String cause, Reason reason, List<String> path) {

        /** Copies. */
        public Member {
            path = List.copyOf(path);
        }
    }
}
