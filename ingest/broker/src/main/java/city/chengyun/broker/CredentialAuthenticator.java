package city.chengyun.broker;

import static java.nio.charset.StandardCharsets.UTF_8;

import city.chengyun.contract.DeviceId;
import city.chengyun.intake.CredentialDirectory;
import city.chengyun.intake.RefusalReason;
import city.chengyun.intake.Refusals;
import com.hivemq.extension.sdk.api.async.TimeoutFallback;
import com.hivemq.extension.sdk.api.auth.SimpleAuthenticator;
import com.hivemq.extension.sdk.api.auth.parameter.SimpleAuthInput;
import com.hivemq.extension.sdk.api.auth.parameter.SimpleAuthOutput;
import com.hivemq.extension.sdk.api.packets.connect.ConnackReasonCode;
import com.hivemq.extension.sdk.api.packets.connect.ConnectPacket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Lets in whoever knows the secret of the credential that the user name claims, under a client id
 * that belongs to it. Those who were refused a moment ago wait for their answer, and so does the
 * holder of a new secret until the sessions of the old one are ended.
 */
final class CredentialAuthenticator implements SimpleAuthenticator {

    private static final Duration ASYNC_LIMIT = ReconnectBrake.LONGEST.plusSeconds(5);

    private final CredentialDirectory credentials;
    private final Refusals refusals;
    private final ReconnectBrake brake;
    private final SessionRevoker revoker;

    CredentialAuthenticator(
            CredentialDirectory credentials,
            Refusals refusals,
            ReconnectBrake brake,
            SessionRevoker revoker) {
        this.credentials = credentials;
        this.refusals = refusals;
        this.brake = brake;
        this.revoker = revoker;
    }

    @Override
    public void onConnect(SimpleAuthInput input, SimpleAuthOutput output) {
        ConnectPacket connect = input.getConnectPacket();
        Peer peer = Peer.of(connect.getUserName().orElse(""), input.getConnectionInformation());
        Duration delay = brake.delay(peer.brakeKey());
        Optional<RefusalReason> refusal = findRefusal(connect);
        if (refusal.isPresent()) {
            brake.refused(peer.brakeKey());
            refusals.refuse(refusal.get(), peer.name(), connect.getClientId(), peer.address());
            output.failAuthentication(connackCode(refusal.get()));
            answerAfter(pause(delay), output);
        } else {
            output.authenticateSuccessfully();
            answerAfter(
                    CompletableFuture.allOf(pause(delay), revoker.ended(new DeviceId(peer.name()))),
                    output);
        }
    }

    private Optional<RefusalReason> findRefusal(ConnectPacket connect) {
        Optional<String> userName = connect.getUserName();
        Optional<String> secret =
                connect.getPassword()
                        .map(ByteBuffer::duplicate)
                        .map(p -> UTF_8.decode(p).toString());
        if (userName.isEmpty() || secret.isEmpty()) {
            return Optional.of(RefusalReason.ANONYMOUS);
        }
        boolean opens =
                Optional.of(userName.get())
                        .filter(DeviceId::isValid)
                        .flatMap(id -> credentials.find(new DeviceId(id)))
                        .filter(credential -> credential.opensWith(secret.get()))
                        .isPresent();
        if (!opens) {
            return Optional.of(RefusalReason.BAD_CREDENTIALS);
        }
        return ClientIds.findCredential(connect.getClientId())
                        .filter(id -> id.value().equals(userName.get()))
                        .isPresent()
                ? Optional.empty()
                : Optional.of(RefusalReason.CLIENT_ID_NOT_OWN);
    }

    private static ConnackReasonCode connackCode(RefusalReason reason) {
        return switch (reason) {
            case ANONYMOUS -> ConnackReasonCode.NOT_AUTHORIZED;
            case CLIENT_ID_NOT_OWN -> ConnackReasonCode.CLIENT_IDENTIFIER_NOT_VALID;
            default -> ConnackReasonCode.BAD_USER_NAME_OR_PASSWORD;
        };
    }

    private static CompletableFuture<Void> pause(Duration delay) {
        return delay.isZero()
                ? CompletableFuture.completedFuture(null)
                : CompletableFuture.runAsync(
                        () -> {},
                        CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS));
    }

    private static void answerAfter(CompletableFuture<Void> wait, SimpleAuthOutput output) {
        if (!wait.isDone()) {
            var answer = output.async(ASYNC_LIMIT, TimeoutFallback.FAILURE);
            var unused = wait.thenRun(answer::resume);
        }
    }
}
