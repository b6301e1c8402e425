<#macro content>
<div class="wemi-help">
  <h2>${msg("wemiHelpTitle")}</h2>
  <p>${msg("wemiHelpText")}</p>
  <p>${msg("wemiSafetyText")}</p>
</div>
</#macro>
