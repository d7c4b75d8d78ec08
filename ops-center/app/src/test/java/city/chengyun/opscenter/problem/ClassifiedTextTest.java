package city.chengyun.opscenter.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClassifiedTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"绝密", "机密★10年", "秘密★5年", "秘 密 ★", "本件涉密", "涉\u200b密材料", "秘密文件", "机\n密"})
    void knowsASecrecyMarking(String text) {
        assertThat(ClassifiedText.isMarked(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"井盖破损", "不是秘密", "非涉密系统", "该材料不涉密", "评分 5★", ""})
    void leavesOrdinaryTextsAlone(String text) {
        assertThat(ClassifiedText.isMarked(text)).isFalse();
    }
}
