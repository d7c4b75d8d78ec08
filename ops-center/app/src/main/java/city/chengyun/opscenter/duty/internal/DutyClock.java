package city.chengyun.opscenter.duty.internal;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Looks each second at what is to be done; what fails is done at the next look. */
@Component
public class DutyClock {

    private static final Logger log = LoggerFactory.getLogger(DutyClock.class);

    private final EscalationKeeper keeper;
    private final Pager pager;
    private final NoticeSender sender;

    DutyClock(EscalationKeeper keeper, Pager pager, NoticeSender sender) {
        this.keeper = keeper;
        this.pager = pager;
        this.sender = sender;
    }

    /** One look. */
    @Scheduled(fixedDelay = 1_000, initialDelay = 1_000)
    public void look() {
        try {
            keeper.catchUp();
            pager.run();
            sender.run();
        } catch (DataAccessException | TransactionException e) {
            log.warn("People are told when the database answers again: {}", e.getMessage());
        }
    }
}
