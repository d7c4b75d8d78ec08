package city.chengyun.opscenter.party;

/**
 * Somebody logged out.
 *
 * @param sessionId the session that is void now
 */
public record SessionEnded(String sessionId) {}
