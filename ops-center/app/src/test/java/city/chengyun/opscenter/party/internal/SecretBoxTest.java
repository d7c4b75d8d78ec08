package city.chengyun.opscenter.party.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Base64;
import org.junit.jupiter.api.Test;

class SecretBoxTest {

    private static final byte[] SECRET = "a secret of twenty b".getBytes(UTF_8);

    private final SecretBox box = new SecretBox("k".repeat(43));

    @Test
    void opensWhatItClosed() {
        assertThat(box.open("duty", box.close("duty", SECRET))).isEqualTo(SECRET);
    }

    @Test
    void closesTheSameSecretDifferentlyEachTime() {
        assertThat(box.close("duty", SECRET)).isNotEqualTo(box.close("duty", SECRET));
    }

    @Test
    void doesNotOpenForAnotherAccountOrWithAnotherKey() {
        String closed = box.close("duty", SECRET);

        assertThatIllegalStateException().isThrownBy(() -> box.open("secadmin", closed));
        assertThatIllegalStateException()
                .isThrownBy(() -> new SecretBox("j".repeat(43)).open("duty", closed))
                .withMessageContaining("CHENGYUN_ACCOUNT_KEY");
    }

    @Test
    void doesNotOpenWhatSomebodyChanged() {
        byte[] closed = Base64.getDecoder().decode(box.close("duty", SECRET));
        closed[closed.length - 20] ^= 1;

        assertThatIllegalStateException()
                .isThrownBy(() -> box.open("duty", Base64.getEncoder().encodeToString(closed)));
    }
}
