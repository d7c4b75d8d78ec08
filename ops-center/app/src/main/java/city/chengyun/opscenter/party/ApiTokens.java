package city.chengyun.opscenter.party;

import java.util.Optional;

/** Tokens with which programs act for an account. Thread-safe. */
public interface ApiTokens {

    /**
     * What a token allows now.
     *
     * @param account its owner, with those roles of the token that the owner still has
     * @param readOnly whether it may change nothing
     */
    record Grant(Account account, boolean readOnly) {}

    /**
     * Who acts with this token; empty when it is unknown, over or revoked, or when its owner could
     * not work now: disabled, unused for too long, or to change the password first.
     *
     * @param secret as the program sent it
     */
    Optional<Grant> find(String secret);
}
