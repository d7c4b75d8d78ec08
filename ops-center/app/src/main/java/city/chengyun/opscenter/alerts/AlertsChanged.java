package city.chengyun.opscenter.alerts;

/**
 * Alerts changed; published after the commit. Two of these may overtake each other, so whoever
 * needs the order asks {@link AlertFeed}.
 *
 * @param seq number of the last change of that commit
 */
public record AlertsChanged(long seq) {}
