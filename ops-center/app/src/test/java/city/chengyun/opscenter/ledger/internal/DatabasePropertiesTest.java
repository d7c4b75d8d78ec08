package city.chengyun.opscenter.ledger.internal;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DatabasePropertiesTest {

    @Test
    void refusesToWorkAsTheOwnerOfTheTables() {
        assertThatThrownBy(() -> new DatabaseProperties("chengyun", "secret", "chengyun"))
                .hasMessageContaining("CHENGYUN_DATABASE_OWNER")
                .hasMessageNotContaining("secret");
    }
}
