package city.chengyun.opscenter.live.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;
import org.springframework.web.socket.server.standard.ServletServerContainerFactoryBean;
import org.springframework.web.socket.server.support.HttpSessionHandshakeInterceptor;

/**
 * Opens {@code /ws/live}. The access rules ask for a session, and Spring refuses a handshake from
 * another origin unless told otherwise: nothing of this is configured away here.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSocket
class LiveFeedConfiguration implements WebSocketConfigurer {

    static final int MAX_MESSAGE_BYTES = 4 * 1024;

    private final LiveFeedHandler handler;

    LiveFeedConfiguration(LiveFeedHandler handler) {
        this.handler = handler;
    }

    @Override
    public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
        registry.addHandler(handler, "/ws/live")
                .addInterceptors(new HttpSessionHandshakeInterceptor());
    }

    @Bean
    ServletServerContainerFactoryBean webSocketContainer() {
        ServletServerContainerFactoryBean container = new ServletServerContainerFactoryBean();
        container.setMaxTextMessageBufferSize(MAX_MESSAGE_BYTES);
        container.setMaxBinaryMessageBufferSize(MAX_MESSAGE_BYTES);
        container.setAsyncSendTimeout(10_000L);
        return container;
    }
}
