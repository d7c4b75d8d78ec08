package city.chengyun.opscenter.duty.internal;

import org.jspecify.annotations.Nullable;

/**
 * Where somebody is reached outside of the app.
 *
 * @param email address, null for none
 * @param phone number for short messages, null for none
 */
public record Contact(@Nullable String email, @Nullable String phone) {

    static final Contact NONE = new Contact(null, null);
}
