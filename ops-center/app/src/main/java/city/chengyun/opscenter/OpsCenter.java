package city.chengyun.opscenter;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.modulith.Modulithic;

/**
 * Starts the operations centre. Each direct sub-package is a module; what it may use is listed in
 * its {@code package-info.java} and held by {@code ModularityTest}.
 */
@SpringBootApplication(exclude = UserDetailsServiceAutoConfiguration.class)
@ConfigurationPropertiesScan
@Modulithic(systemName = "Chengyun operations centre", sharedModules = "problem")
public class OpsCenter {

    /**
     * Starts the application; configuration comes from the environment, see each {@code
     * *Properties} record.
     */
    public static void main(String[] args) {
        SpringApplication.run(OpsCenter.class, args);
    }

    /** The only wall clock; everything else has it injected. */
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
