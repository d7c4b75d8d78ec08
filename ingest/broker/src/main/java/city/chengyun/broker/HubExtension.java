package city.chengyun.broker;

import com.hivemq.embedded.EmbeddedExtension;
import com.hivemq.extension.sdk.api.ExtensionMain;
import com.hivemq.extension.sdk.api.events.client.ClientLifecycleEventListener;
import com.hivemq.extension.sdk.api.parameter.ExtensionStartInput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStartOutput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStopInput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStopOutput;
import com.hivemq.extension.sdk.api.services.Services;

/** Registers the hub's rules with HiveMQ; all of them are in place before it accepts anybody. */
final class HubExtension implements ExtensionMain {

    private final CredentialAuthenticator authenticator;
    private final TopicAuthorizer authorizer;
    private final IntakeInterceptor interceptor;
    private final ClientLifecycleEventListener presenceListener;

    HubExtension(
            CredentialAuthenticator authenticator,
            TopicAuthorizer authorizer,
            IntakeInterceptor interceptor,
            ClientLifecycleEventListener presenceListener) {
        this.authenticator = authenticator;
        this.authorizer = authorizer;
        this.interceptor = interceptor;
        this.presenceListener = presenceListener;
    }

    /** The extension in the form that the embedded broker takes. */
    EmbeddedExtension embedded() {
        return EmbeddedExtension.builder()
                .withId("chengyun-hub")
                .withName("Chengyun hub")
                .withVersion("1")
                .withAuthor("Chengyun")
                .withExtensionMain(this)
                .build();
    }

    @Override
    public void extensionStart(ExtensionStartInput input, ExtensionStartOutput output) {
        Services.securityRegistry().setAuthenticatorProvider(providerInput -> authenticator);
        Services.securityRegistry().setAuthorizerProvider(providerInput -> authorizer);
        Services.initializerRegistry()
                .setClientInitializer(
                        (initializerInput, client) ->
                                client.addPublishInboundInterceptor(interceptor));
        Services.eventRegistry().setClientLifecycleEventListener(listenerInput -> presenceListener);
    }

    @Override
    public void extensionStop(ExtensionStopInput input, ExtensionStopOutput output) {
        // The parts hold nothing that outlives the broker.
    }
}
