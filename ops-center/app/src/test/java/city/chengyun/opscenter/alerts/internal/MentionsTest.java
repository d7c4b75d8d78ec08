package city.chengyun.opscenter.alerts.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MentionsTest {

    @Test
    void aNameAfterAnAtIsMeantHoweverTheSentenceGoesOn() {
        assertThat(Mentions.in("@handler-wat please, and @Duty."))
                .containsOnly("handler-wat", "duty");
        assertThat(Mentions.in("请@duty看一下（@wang.li）")).containsOnly("duty", "wang.li");
    }

    @Test
    void anAddressOrAWordWithAnAtMeansNobody() {
        assertThat(Mentions.in("write to duty@city.example or a@b, @ and @-")).isEmpty();
    }
}
