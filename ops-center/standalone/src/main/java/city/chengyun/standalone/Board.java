package city.chengyun.standalone;

import city.chengyun.standalone.supervision.PartListener;

/** What the person who started the hub is shown. */
interface Board extends PartListener {

    /** Shows one sentence that is of no single part. */
    void say(String sentence);

    /** Lets other text follow. */
    default void leave() {}
}
