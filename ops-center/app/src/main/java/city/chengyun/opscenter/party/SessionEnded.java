package city.chengyun.opscenter.party;

/**
 * A session was ended before its time: somebody logged out, or the account's rights changed.
 *
 * @param sessionId the session that is void now
 */
public record SessionEnded(String sessionId) {}
