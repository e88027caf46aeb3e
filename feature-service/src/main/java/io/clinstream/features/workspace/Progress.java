package io.clinstream.features.workspace;

/** How far a job is, as a person sees it. */
public interface Progress extends AutoCloseable {

    /** Progress that nobody looks at. */
    Progress NONE = new Progress() {
        @Override
        public void expect(long more) {
            // Nobody looks.
        }

        @Override
        public void advance(long steps) {
            // Nobody looks.
        }

        @Override
        public void say(String what) {
            // Nobody looks.
        }
    };

    /** That many more steps are to come. */
    void expect(long more);

    /** That many steps are done. */
    void advance(long steps);

    /** What is being done now, in a few words. */
    void say(String what);

    @Override
    default void close() {
        // Nothing was opened.
    }
}
