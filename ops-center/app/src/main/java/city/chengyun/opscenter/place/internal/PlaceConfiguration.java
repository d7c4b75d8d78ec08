package city.chengyun.opscenter.place.internal;

import city.chengyun.contract.device.DeviceCatalog;
import city.chengyun.geo.Districts;
import city.chengyun.geo.ManagementGrid;
import java.security.SecureRandom;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The city's fixed data: its districts and the kinds of devices. */
@Configuration(proxyBeanMethods = false)
class PlaceConfiguration {

    @Bean
    Districts districts() {
        return Districts.load();
    }

    @Bean
    ManagementGrid managementGrid(Districts districts) {
        return new ManagementGrid(districts);
    }

    @Bean
    DeviceCatalog deviceCatalog() {
        return DeviceCatalog.load();
    }

    @Bean
    SecureRandom secureRandom() {
        return new SecureRandom();
    }
}
