package city.chengyun.opscenter;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

class ModularityTest {

    private final ApplicationModules modules = ApplicationModules.of(OpsCenter.class);

    @Test
    void modulesUseOnlyWhatTheyDeclare() {
        modules.verify();
    }

    @Test
    void diagramsAreDrawnFromTheCode() {
        new Documenter(modules, Documenter.Options.defaults().withOutputFolder("target/modules"))
                .writeDocumentation();
    }
}
