/** What every HTTP answer shares: texts in both languages, refusals and problem+json. */
@ApplicationModule(type = ApplicationModule.Type.OPEN)
@org.jspecify.annotations.NullMarked
package gnomon.server.api;

import org.springframework.modulith.ApplicationModule;
