package city.chengyun.opscenter.duty.internal;

import city.chengyun.opscenter.definition.YamlFile;
import city.chengyun.opscenter.duty.escalation.Chain;
import city.chengyun.opscenter.duty.escalation.Chains;
import java.util.Arrays;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.FileSystemResource;

/** Reads what is data about duty. */
@Configuration(proxyBeanMethods = false)
class DutyConfiguration {

    private static final String CHAINS = "city/chengyun/opscenter/duty/chains.yaml";

    /**
     * The escalation chains.
     *
     * @throws IllegalStateException with file, line and reason if something is wrong
     */
    @Bean
    Chains chains(DutyProperties properties) {
        return chains(
                YamlFile.of(
                        properties.chains() == null
                                ? new ClassPathResource(CHAINS)
                                : new FileSystemResource(properties.chains())));
    }

    static Chains chains(YamlFile file) {
        try {
            return new Chains(Arrays.asList(file.read(Chain[].class)));
        } catch (IllegalArgumentException e) {
            throw file.wrong("", String.valueOf(e.getMessage()), e);
        }
    }
}
