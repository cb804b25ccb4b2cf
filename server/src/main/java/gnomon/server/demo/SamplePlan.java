package gnomon.server.demo;

import org.springframework.stereotype.Component;

/**
 * The sample company's plan for 2017: 12,000,000 of revenue, weighted by what each seller won from
 * March to September; who won nothing gets the median of the team.
 */
@Component
class SamplePlan {

  void make() {}
}
