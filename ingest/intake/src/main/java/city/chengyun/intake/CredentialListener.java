package city.chengyun.intake;

import city.chengyun.contract.DeviceId;
import city.chengyun.contract.device.PublisherCredential;
import org.jspecify.annotations.Nullable;

/** Hears of each change of a credential, in the order of the log; must return quickly. */
@FunctionalInterface
public interface CredentialListener {

    /**
     * A credential was issued, changed or withdrawn.
     *
     * @param before what was valid until now; null for a new credential
     * @param after what is valid from now on; null for a withdrawn one
     */
    void onCredentialChanged(
            DeviceId id, @Nullable PublisherCredential before, @Nullable PublisherCredential after);
}
