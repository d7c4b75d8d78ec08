package city.chengyun.opscenter.alerts;

/** Lets other modules act on each change of an alert, once, whatever crashes. Thread-safe. */
public interface AlertFollowing {

    /** What is done about a change. */
    interface Step {

        /**
         * Looks at an alert in its newest state. It runs in the transaction that also moves the
         * position: a crash repeats both or neither. It must not throw for what repeating does not
         * help, or it stays at this alert.
         *
         * @return whether it wrote anything, so that the transaction ends here
         */
        boolean look(AlertView alert);
    }

    /**
     * Follows the changes in their order from where the follower of this name stopped; shadow
     * alerts are left out. Each follower has a thread of its own. To be called once, at the start.
     *
     * @param name of the row in {@code alert_follower}, made by a migration
     */
    void follow(String name, Step step);
}
