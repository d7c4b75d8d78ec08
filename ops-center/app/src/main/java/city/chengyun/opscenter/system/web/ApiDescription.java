package city.chengyun.opscenter.system.web;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The head of the OpenAPI document; its body comes from the controllers. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(
                        new Info()
                                .title("Chengyun operations centre")
                                .version("v1")
                                .description(
                                        "Session cookie; send the XSRF-TOKEN cookie back as"
                                                + " X-XSRF-TOKEN with every change. Failures are"
                                                + " RFC 9457 problem details with a stable code."));
    }
}
