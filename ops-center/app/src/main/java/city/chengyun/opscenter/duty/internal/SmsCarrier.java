package city.chengyun.opscenter.duty.internal;

import city.chengyun.opscenter.duty.SmsGateway;
import city.chengyun.opscenter.duty.escalation.Medium;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Sends short messages through the installation's gateway. */
@Component
class SmsCarrier implements Carrier {

    private final @Nullable SmsGateway gateway;

    SmsCarrier(ObjectProvider<SmsGateway> gateway, DutyProperties properties) {
        this.gateway =
                gateway.getIfAvailable(
                        () ->
                                properties.smsFile() == null
                                        ? null
                                        : new FileSmsGateway(properties.smsFile()));
    }

    @Override
    public Medium medium() {
        return Medium.SMS;
    }

    @Override
    public void carry(Message message) throws IOException, Undeliverable {
        if (gateway == null) {
            throw new Undeliverable(Reason.NOT_CONFIGURED);
        }
        @Nullable String phone = message.contact().phone();
        if (phone == null) {
            throw new Undeliverable(Reason.NO_ADDRESS);
        }
        gateway.send(phone, message.shortText());
    }
}
